export { connectTo, type Addresses, type Firmograph, type Options } from './connect-to.ts';
export { everyItem, type PageAsked } from './every-item.ts';
export { answerOf, Refused, type Problem } from './refused.ts';
