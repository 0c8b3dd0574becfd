import 'reflect-metadata';
import { loadConfig, startService } from '@firmograph/service-kit';
import { AppModule } from './app.module.ts';
import { resultsConfig } from './config.ts';

const config = loadConfig(resultsConfig, process.env);
await startService(AppModule.with(config), config);
