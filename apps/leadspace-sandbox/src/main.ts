import { readConfig } from './config.ts';
import { startSandbox } from './sandbox.ts';

try {
  const { url, close } = await startSandbox(readConfig(process.env));
  process.stdout.write(`${JSON.stringify({ message: 'listening', service: 'leadspace-sandbox', url })}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void close().then(() => process.exit(0)));
} catch (error) {
  process.stderr.write(`${Error.isError(error) ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
