import type { ComponentType, ComponentTypeId } from '../contracts/component-type';
import { cache } from './cache';
import { client } from './client';
import { database } from './database';
import { externalApi } from './external-api';
import { loadBalancer } from './load-balancer';
import { queue } from './queue';
import { service } from './service';
import { topic } from './topic';
import { worker } from './worker';

/** Every component type by its id; a type that is not listed here does not exist. */
export const COMPONENTS: Readonly<Record<ComponentTypeId, ComponentType>> = {
  client,
  'load-balancer': loadBalancer,
  service,
  queue,
  topic,
  worker,
  database,
  cache,
  'external-api': externalApi,
};
