import 'reflect-metadata';
import { loadConfig, startService } from '@firmograph/service-kit';
import { AppModule } from './app.module.ts';
import { configurationConfig } from './config.ts';

const config = loadConfig(configurationConfig, process.env);
await startService(AppModule.with(config), config);
