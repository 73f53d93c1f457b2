/** Hours that AWS counts a month. https://aws.amazon.com/ec2/pricing/on-demand/ */
export const HOURS_A_MONTH = 730;
