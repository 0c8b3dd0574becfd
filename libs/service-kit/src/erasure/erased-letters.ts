import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { enrichedProfiles, matchAnswers } from '@firmograph/contracts';
import { partsOf } from '@firmograph/kernel';
import { Erased, type ErasedList } from './erased.ts';

export interface Letter {
  readonly topic: string;
  readonly key: string;
  /** When it was put aside, ISO 8601. */
  readonly at: string;
}

/** Topics that carry what the provider said. */
const derived: ReadonlySet<string> = new Set([matchAnswers.name, enrichedProfiles.name]);

const one = z.object({ profileId: z.string() });
/** As much as every event of ours has in common that is about profiles. */
const Content = z.object({
  time: z.iso.datetime(),
  data: z.looseObject({
    profileId: z.string().optional(),
    profiles: z.array(one).optional(),
    answers: z.array(one).optional(),
  }),
});

/** Which dead letters hold what was erased since: they are neither shown nor sent again, and Kafka deletes them in its time. */
@Injectable()
export class ErasedLetters {
  constructor(private readonly erased: Erased) {}

  /** By the key alone, as lists show it. */
  async listed<Each extends Letter>(tenantId: string, letters: readonly Each[]): Promise<Each[]> {
    const list = await this.erased.of(tenantId);
    return list.isEmpty ? [...letters] : letters.filter((letter) => !isNamed(letter, list));
  }

  async hides(tenantId: string, letter: Letter & { readonly value: string }): Promise<boolean> {
    const list = await this.erased.of(tenantId);
    if (list.isEmpty) return false;
    const content = Content.safeParse(parsed(letter.value));
    // What cannot be read may hold anything.
    if (!content.success) return list.hasAnySince(new Date(letter.at));
    const at = new Date(content.data.time);
    if (derived.has(letter.topic) && list.hasDerivedSince(at)) return true;
    return isNamed(letter, list) || idsIn(content.data.data).some((profileId) => list.hasProfile(profileId, at));
  }
}

function idsIn({ profileId, profiles = [], answers = [] }: z.infer<typeof Content>['data']): readonly string[] {
  const ids = [...profiles, ...answers].map((each) => each.profileId);
  return profileId === undefined ? ids : [profileId, ...ids];
}

/** The last part of a key is the profile's id on topics that are about profiles. */
function isNamed({ key, at }: Letter, list: ErasedList): boolean {
  return partsOf(key)
    .slice(1)
    .some((part) => list.hasProfile(part, new Date(at)));
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
