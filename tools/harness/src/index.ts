export { askedFor, natural } from './arguments.ts';
export { Administrator } from './administrator.ts';
export type { Definition } from './administrator.ts';
