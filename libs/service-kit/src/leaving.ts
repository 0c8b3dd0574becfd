import type { LoggerService } from '@nestjs/common';
import type { ServiceConfig } from './config.ts';

const deadlineMs = 25_000;

/** A promise that nobody looked after has left the process in a state that nobody knows. */
export function leaveOnUnhandled(logger: LoggerService): void {
  const leave = (error: unknown): void => {
    logger.fatal?.({ message: 'unhandled error, leaving', err: error });
    process.exit(1);
  };
  process.on('unhandledRejection', leave);
  process.on('uncaughtException', leave);
}

/** What has not ended by then is left to be redelivered; whoever sent the signal will not wait for ever either. */
export function leaveInTime(logger: LoggerService): void {
  const watch = (): void => {
    setTimeout(() => {
      logger.warn(`not closed within ${deadlineMs} ms, leaving`);
      process.exit(1);
    }, deadlineMs).unref();
  };
  process.once('SIGTERM', watch);
  process.once('SIGINT', watch);
}

/** Why a service did not start, for people. */
export function sentenceOf(
  error: unknown,
  { PORT, HOST, KAFKA_BROKERS }: Pick<ServiceConfig, 'PORT' | 'HOST' | 'KAFKA_BROKERS'>,
): string {
  if (codeOf(error) === 'EADDRINUSE') return `Port ${PORT} is taken. Stop what uses it, or set PORT to a free one.`;
  if (codeOf(error) === 'EACCES') return `Port ${PORT} may not be opened by this user. Set PORT to one above 1023.`;
  if (codeOf(error) === 'EADDRNOTAVAIL') return `This machine has no address ${HOST}. Set HOST to one it has.`;
  if (nameOf(error).startsWith('KafkaJS'))
    return `Kafka does not answer at ${KAFKA_BROKERS.join(', ')}. Start it, or set KAFKA_BROKERS to where it is.`;
  return Error.isError(error) ? error.message : 'The service could not start.';
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function nameOf(error: unknown): string {
  return Error.isError(error) ? error.name : '';
}
