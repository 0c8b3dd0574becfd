/** What the stack runs, with the port each has when it is free. */
export const defaultPorts = {
  'identity-sandbox': 3011,
  'leadspace-sandbox': 3010,
  configuration: 3001,
  sourcing: 3002,
  matching: 3003,
  results: 3004,
} as const;

export type AppName = keyof typeof defaultPorts;
export type ServiceName = (typeof serviceNames)[number];

export const serviceNames = ['configuration', 'sourcing', 'matching', 'results'] as const;
export const appNames = Object.keys(defaultPorts) as readonly AppName[];

/** The variable with which a person fixes an app's port: MATCHING_PORT. */
export function portVariable(app: AppName): string {
  return `${app.toUpperCase().replaceAll('-', '_')}_PORT`;
}
