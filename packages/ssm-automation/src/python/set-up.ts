/** The command with which a person installs the Python packages, where this package is installed itself. */
export const SET_UP = 'npx ssm-automation set-up';
