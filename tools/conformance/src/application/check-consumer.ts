import {
  broken,
  kept,
  notJudged,
  allKeyRules,
  allRunRules,
  type KeyRule,
  type RunRule,
  type Verdict,
} from '../domain/rules.ts';
import { deviations, summaryOf, superfluous, type Deviation } from '../domain/judge.ts';
import { scriptOf, type Script } from '../domain/script.ts';
import { allStories, type Story } from '../domain/stories.ts';
import { tableIn, type Table } from '../domain/table.ts';
import type { Consumer, Pace, Place, Topics } from './ports.ts';

const slices = 8;
/** Of the first run: how long a follower may take until it is there. */
const shortestStartMs = 500;
const longestStartMs = 20_000;
const betweenSlicesMs = 100;

/** A table, or why there is none, as a part of a sentence. */
type Seen = Table | string;

interface Fault {
  /** It printed no table at all. */
  readonly isFailure: boolean;
  readonly detail: string;
}

/** Has a consumer read what the public topic may hold, and says of each rule whether it keeps it. */
export class CheckConsumer {
  private readonly stories = allStories();

  constructor(
    private readonly topics: Topics,
    private readonly consumer: Consumer,
    private readonly pace: Pace,
  ) {}

  async execute(seed: number): Promise<readonly Verdict[]> {
    const script = scriptOf(this.stories, seed);
    const late = await this.topics.create('eager');
    await this.publishAll(late, script);

    const topic = await this.topics.create('normal');
    await this.topics.publish(topic, script.beforePause);
    const restarted = { topic, consumer: 'restarted' };
    const first = await this.see(restarted);
    if (typeof first.seen === 'string') return this.oneByOne(first.seen, seed);

    const wentOn = await this.killInTheMiddle(restarted, script, first.tookMs);
    const afterKill = await this.see(restarted);
    const nothingNew = await this.see(restarted);
    const whole = await this.see({ topic, consumer: 'whole' });
    if (typeof whole.seen === 'string') return this.oneByOne(whole.seen, seed);

    const isCompacted = await this.topics.compacted(late, script.beforePause.length + script.afterPause.length);
    const joinedLate = await this.see({ topic: late, consumer: 'late' });
    const wrong = deviations(this.stories, whole.seen, 'atEnd');
    const runs: Readonly<Record<RunRule, Verdict>> = {
      table: tableVerdict(this.stories, whole.seen),
      follows: wentOn ? kept('follows') : broken('follows', 'it was to go on with what came'),
      restart: this.sameTable('restart', afterKill.seen, wrong),
      'nothing-new': this.sameTable('nothing-new', nothingNew.seen, wrong),
      late: isCompacted
        ? this.sameTable('late', joinedLate.seen, wrong)
        : notJudged('late', 'the brokers did not compact the topic in good time'),
    };
    const all = [...deviations(this.stories, first.seen, 'atPause'), ...wrong];
    return [...allKeyRules.map((rule) => keyVerdict(rule, all)), ...allRunRules.map((rule) => runs[rule])];
  }

  /** Publishes the second part while the consumer follows, and kills it half way. False when it had ended by itself. */
  private async killInTheMiddle(place: Place, { afterPause }: Script, tookMs: number): Promise<boolean> {
    const following = this.consumer.follow(place);
    await this.pace.wait(Math.min(longestStartMs, Math.max(shortestStartMs, tookMs)));
    const size = Math.ceil(afterPause.length / slices);
    let wentOn = false;
    for (let slice = 0; slice < slices; slice += 1) {
      await this.topics.publish(place.topic, afterPause.slice(slice * size, (slice + 1) * size));
      await this.pace.wait(betweenSlicesMs);
      if (slice === slices / 2) wentOn = await following.kill();
    }
    return wentOn;
  }

  /** A consumer that cannot read the whole says nothing about what it stumbled over: each rule gets a topic of its own. */
  private async oneByOne(reason: string, seed: number): Promise<readonly Verdict[]> {
    const verdicts: Verdict[] = [];
    let isHopeless = false;
    for (const rule of allKeyRules) {
      const wrong: Fault | undefined = isHopeless ? undefined : await this.alone(rule, seed);
      if (isHopeless) verdicts.push(notJudged(rule, 'it does not even read plain updates'));
      else verdicts.push(wrong === undefined ? kept(rule) : broken(rule, wrong.detail));
      isHopeless ||= rule === 'present-state' && wrong?.isFailure === true;
    }
    const others = allRunRules.filter((rule) => rule !== 'table');
    const rest = others.map((rule) => notJudged(rule, 'it has no table of the whole topic'));
    return [...verdicts, broken('table', reason), ...rest];
  }

  /** What is wrong where nothing but the keys of one rule is on the topic. */
  private async alone(rule: KeyRule, seed: number): Promise<Fault | undefined> {
    const stories = this.stories.filter((story) => story.rule === rule);
    const topic = await this.topics.create('normal');
    await this.publishAll(topic, scriptOf(stories, seed));
    const { seen } = await this.see({ topic, consumer: rule });
    if (typeof seen === 'string') return { isFailure: true, detail: seen };
    const detail = summaryOf(deviations(stories, seen, 'atEnd'));
    return detail === undefined ? undefined : { isFailure: false, detail };
  }

  private async publishAll(topic: string, { beforePause, afterPause }: Script): Promise<void> {
    await this.topics.publish(topic, beforePause);
    await this.topics.publish(topic, afterPause);
  }

  private async see(place: Place): Promise<{ readonly seen: Seen; readonly tookMs: number }> {
    const ran = await this.consumer.once(place);
    if (ran.ended === 'badly') return { seen: ran.reason, tookMs: 0 };
    return { seen: tableIn(ran.output), tookMs: ran.tookMs };
  }

  /** What is wrong in every table has been said already. */
  private sameTable(rule: RunRule, seen: Seen, saidAlready: readonly Deviation[]): Verdict {
    if (typeof seen === 'string') return broken(rule, seen);
    const known = new Set(saidAlready.map(({ key }) => key));
    const summary = summaryOf(deviations(this.stories, seen, 'atEnd').filter(({ key }) => !known.has(key)));
    return summary === undefined ? kept(rule) : broken(rule, summary);
  }
}

function keyVerdict(rule: KeyRule, all: readonly Deviation[]): Verdict {
  const summary = summaryOf(all.filter((deviation) => deviation.rule === rule));
  return summary === undefined ? kept(rule) : broken(rule, summary);
}

function tableVerdict(stories: readonly Story[], table: Table): Verdict {
  const detail = superfluous(stories, table);
  return detail === undefined ? kept('table') : broken('table', detail);
}
