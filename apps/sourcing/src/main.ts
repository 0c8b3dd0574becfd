import 'reflect-metadata';
import { loadConfig, startService } from '@firmograph/service-kit';
import { AppModule } from './app.module.ts';
import { sourcingConfig } from './config.ts';

const config = loadConfig(sourcingConfig, process.env);
await startService(AppModule.with(config), config);
