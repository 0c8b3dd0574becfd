export { defineEvent, defineTopic, envelope, occurred, occurredUnchecked, outgoing, tombstone } from './define.ts';
export type { Envelope, EventContract, EventOf, EventsOf, Occurrence, OutgoingMessage, TopicContract } from './define.ts';
export { administrators, defineRoute, editors, everyone, limitOf, pageOf, Paging, Problem, roles } from './http/define.ts';
export type { InputOf, Method, OutputOf, Role, RouteContract, RouteParts, StreamedBody } from './http/define.ts';
