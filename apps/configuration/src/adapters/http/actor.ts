import type { Caller } from '@firmograph/service-kit';
import type { Actor } from '../../domain/actor.ts';

export function actorOf({ subject, roles, responsible }: Caller): Actor {
  return { subject, isAdministrator: roles.includes('Administrator'), person: responsible ?? subject };
}
