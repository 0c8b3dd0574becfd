import { loadConfig, startService } from '@firmograph/service-kit';
import { AppModule } from './app.module.ts';
import { matchingConfig } from './config.ts';

const config = loadConfig(matchingConfig, process.env);
void startService(AppModule.with(config), config);
