import type { RunTask } from '@firmograph/contracts';
import type { z } from 'zod';
import { tasksOf, type Task } from '../../domain/run-tasks.ts';
import type { Run } from '../../domain/run.ts';
import { warningText } from '../../domain/warning-texts.ts';

export function tasksAnswer(run: Run): { readonly items: z.input<typeof RunTask>[] } {
  return { items: tasksOf(run).map((task) => answerOf(task, run.profiles ?? 0)) };
}

function answerOf({ name, status, startedAt, endedAt, counts, warnings }: Task, of: number): z.input<typeof RunTask> {
  return {
    name,
    status,
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    seconds: startedAt === null || endedAt === null ? null : (endedAt.getTime() - startedAt.getTime()) / 1000,
    counts: { ...counts },
    warnings: warnings.map(({ code, profiles }) => ({ code, profiles, sentence: warningText(code, profiles, of) })),
  };
}
