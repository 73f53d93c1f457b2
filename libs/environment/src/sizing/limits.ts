/** Disk of a server in GiB, by the vendor's guide. https://help.zscaler.com/zia/nss-deployment-guide-amazon-web-services */
export const VENDOR_DISK_GIB = 500;

/**
 * Most users a server of at least so much memory relays by the vendor's guide for Google Cloud, which is stricter than the one for AWS. Which of
 * them is right the vendor does not say. https://help.zscaler.com/zia/nss-deployment-guide-google-cloud-platform
 */
export const STRICTER_USERS_BY_MEMORY = [
  { memoryGiB: 8, users: 8_000 },
  { memoryGiB: 16, users: 20_000 },
  { memoryGiB: 32, users: 50_000 },
  { memoryGiB: 48, users: 75_000 },
  { memoryGiB: 64, users: 100_000 },
] as const;

/** Of one tunnel, in Mbps. https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html */
export const TUNNEL_MBPS = 1250;
