import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from './database.ts';

export interface MongoModuleOptions {
  readonly url: string;
  readonly service: string;
}

/** The service's database, closed after everything that uses it. */
@Module({})
export class MongoModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  static with({ url, service }: MongoModuleOptions): DynamicModule {
    return {
      module: MongoModule,
      global: true,
      providers: [{ provide: Database, useFactory: () => Database.connect(url, service) }],
      exports: [Database],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
