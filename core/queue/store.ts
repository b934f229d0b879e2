import type { BackendFactory, IQueueBackend } from "bullmq";

/** A place BullMQ keeps its jobs in: what differs between Redis and Postgres, and nothing else. */
export type Store<Connection> = {
  backend: BackendFactory<IQueueBackend, Connection>;
  /** Fails fast: a request that adds a job must not wait for the store. */
  producer: Connection;
  /** Waits for the store to come back: a worker has nothing better to do. */
  consumer: Connection;
  /** Keeps two hubs in one Redis apart; Postgres has its schema for that. */
  prefix: string;
  /** How long an idle worker waits before it looks again; news of a job wakes it sooner. */
  pollSeconds: number;
  /** Takes the errors of every connection; none of them may end the process. */
  report: (thrown: Error) => void;
  isReady(): boolean;
  close(): Promise<void>;
};
