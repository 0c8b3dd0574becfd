import 'reflect-metadata';
import { consume } from './consume.ts';
import { naiveSettings } from './settings.ts';
import { source } from './source.ts';

// A pipeline as one writes it on the first day: stock Nest transport, one message a profile, fetch, mongoose, no batches, no
// outbox, no ledger. It is what the real one is measured against, so it uses what the documentation of each library shows.
const settings = naiveSettings.parse(process.env);
if (settings.ROLE === 'source') await source(settings);
else await consume(settings);
process.send?.('ready');
