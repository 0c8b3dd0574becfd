/**
 * Matching, but its permits, its ledger and its budgets cost nothing: what `--spend` holds the real one against. Plain
 * JavaScript over what is built: a benchmark may not depend on an app, and the product has no switch for this.
 */
import { loadConfig, startService } from '@firmograph/service-kit';
import { AppModule } from '../../apps/matching/dist/app.module.js';
import { Ledger, Permits, Purses } from '../../apps/matching/dist/application/ports.js';
import { matchingConfig } from '../../apps/matching/dist/config.js';
import { FakeLedger, FakePurses } from '../../apps/matching/dist/testing/fakes.js';

class FreePermits extends Permits {
  async ask({ to }) {
    const fields = ['name', 'website', 'location'];
    const consent = to === 'submit' ? { consentId: crypto.randomUUID(), version: 1, fields } : null;
    const credential = { kind: 'token', token: 'bench-token' };
    return { kind: 'granted', validForMs: 3_600_000, credential, fingerprint: 'bench', consent };
  }
}

const doubles = new Map([
  [Ledger, new FakeLedger()],
  [Purses, new FakePurses()],
  [Permits, new FreePermits()],
]);
const config = loadConfig(matchingConfig, process.env);
const real = AppModule.with(config);
const providers = real.providers.map((provider) => {
  const useValue = doubles.get(provider.provide);
  return useValue === undefined ? provider : { provide: provider.provide, useValue };
});
void startService({ ...real, providers }, config);
