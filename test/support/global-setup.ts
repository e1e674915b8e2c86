import { startTestCluster } from './cluster.ts';

let stop = async (): Promise<void> => {};

/** Before the first test file: one PostgreSQL for all of them, named in the environment. */
export async function globalSetup(): Promise<void> {
  const cluster = await startTestCluster();
  process.env['THONGSUOT_TEST_CLUSTER'] = cluster.url;
  stop = cluster.stop;
}

/** After the last one, also when the run is interrupted. */
export async function globalTeardown(): Promise<void> {
  await stop();
}
