export type { AppProcess, Exit } from './app-process.ts';
export { audience } from './app-settings.ts';
export { serviceNames } from './apps.ts';
export type { AppName, ServiceName } from './apps.ts';
export { databaseUrl, startInfrastructure } from './infrastructure.ts';
export type { Infrastructure } from './infrastructure.ts';
export { startStack } from './stack.ts';
export type { Stack, StackDescription, StackOptions } from './stack.ts';
