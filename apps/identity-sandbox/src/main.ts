import { readConfig } from './config.ts';
import { startIdentitySandbox } from './identity-sandbox.ts';

try {
  const { url, stop } = await startIdentitySandbox(readConfig(process.env));
  process.stdout.write(`${JSON.stringify({ message: 'listening', service: 'identity-sandbox', url })}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stop().then(() => process.exit(0)));
} catch (error) {
  process.stderr.write(`${Error.isError(error) ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
