import { connectionAccessRoutes } from './connection-access.ts';
import { connectionRoutes } from './connections.ts';
import { dependencyRoutes } from './dependencies.ts';
import { encryptionRoutes } from './encryption.ts';
import { enrichmentRoutes } from './enrichments.ts';
import { erasureRoutes } from './erasures.ts';
import { keyRoutes } from './keys.ts';
import { notificationRoutes } from './notifications.ts';
import { runRequestRoutes } from './run-requests.ts';
import { runTaskRoutes } from './run-tasks.ts';
import { myEnrichmentRoutes } from './my-enrichments.ts';
import { runRoutes } from './runs.ts';
import { scheduleRoutes } from './schedules.ts';

/** Administrator's and contributor's routes, and the permits for matching. */
export const configurationRoutes = {
  ...connectionRoutes,
  ...connectionAccessRoutes,
  ...enrichmentRoutes,
  ...dependencyRoutes,
  ...myEnrichmentRoutes,
  ...runRequestRoutes,
  ...runRoutes,
  ...runTaskRoutes,
  ...scheduleRoutes,
  ...notificationRoutes,
  ...keyRoutes,
  ...encryptionRoutes,
  ...erasureRoutes,
};
