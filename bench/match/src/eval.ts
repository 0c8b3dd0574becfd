import { parseArgs } from 'node:util';
import { evaluate } from './evaluation/evaluate.ts';
import { train } from './training/train.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    misses: { type: 'string' },
    train: { type: 'boolean', default: false },
    baselines: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);

if (values.train) train(say);
else evaluate({ say, withBaselines: values.baselines, missesFile: values.misses });
