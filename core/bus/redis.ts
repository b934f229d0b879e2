import { Redis } from "ioredis";
import { errorMessage } from "../kernel/errors.ts";
import { isJsonObject, type JsonObject } from "../kernel/json.ts";
import { log } from "../kernel/log.ts";
import type { Bus, Listener, Unsubscribe } from "./bus.ts";
import { Listeners } from "./listeners.ts";

/** Opens the bus of a hub of several processes, over Redis pub/sub; it resolves even when Redis is away, and connects when it comes. */
export async function openRedisBus(url: string, prefix: string): Promise<Bus> {
  const bus = new RedisBus(url, prefix);
  await bus.settled();
  return bus;
}

class RedisBus implements Bus {
  readonly #prefix: string;
  readonly #publisher: Redis;
  // A connection that has subscribed may do nothing else in Redis.
  readonly #subscriber: Redis;
  readonly #listeners = new Listeners();
  #closed = false;

  constructor(url: string, prefix: string) {
    this.#prefix = `${prefix}:`;
    this.#publisher = connect(url, "publisher");
    this.#subscriber = connect(url, "subscriber");
    this.#subscriber.on("ready", () => void this.#listenTo(this.#listeners.topics));
    this.#subscriber.on("message", (channel: string, text: string) => this.#hear(channel, text));
  }

  /** Resolves at the first answer of both connections, good or bad. */
  async settled(): Promise<void> {
    await Promise.all([firstOutcome(this.#publisher), firstOutcome(this.#subscriber)]);
  }

  publish(topic: string, payload: JsonObject): void {
    if (this.#publisher.status !== "ready") return;
    this.#publisher.publish(this.#prefix + topic, JSON.stringify(payload)).catch(logged("publish"));
  }

  async subscribe(topic: string, listener: Listener): Promise<Unsubscribe> {
    if (this.#closed) return () => {};
    const leave = this.#listeners.add(topic, listener, () => this.#stopListening(topic));
    await this.#listenTo([topic]);
    return leave;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#listeners.clear();
    this.#publisher.disconnect();
    this.#subscriber.disconnect();
  }

  async #listenTo(topics: string[]): Promise<void> {
    // Not ready: the `ready` event subscribes to every topic again.
    if (topics.length === 0 || this.#subscriber.status !== "ready") return;
    await this.#subscriber
      .subscribe(...topics.map((topic) => this.#prefix + topic))
      .catch(logged("subscribe"));
  }

  #stopListening(topic: string): void {
    if (this.#subscriber.status !== "ready") return;
    this.#subscriber.unsubscribe(this.#prefix + topic).catch(logged("unsubscribe"));
  }

  #hear(channel: string, text: string): void {
    const payload = parse(text);
    if (isJsonObject(payload)) this.#listeners.deliver(channel.slice(this.#prefix.length), payload);
    else log.warn({ channel }, "The bus ignored a message that is not a JSON object.");
  }
}

function connect(url: string, role: string): Redis {
  const connection = new Redis(url, {
    connectionName: `parley-bus-${role}`,
    enableOfflineQueue: false,
    // Sent again after a reconnect, a publication could arrive twice.
    maxRetriesPerRequest: 0,
    autoResubscribe: false,
    connectTimeout: 2_000,
    keepAlive: 10_000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
  });
  reportOnce(connection, role);
  return connection;
}

/** Logs one line when Redis is lost and one when it is back, and none for the attempts between. */
function reportOnce(connection: Redis, role: string): void {
  let away = false;
  connection.on("error", (thrown: Error) => {
    if (!away) log.warn({ role }, `The bus lost Redis: ${thrown.message}`);
    away = true;
  });
  connection.on("ready", () => {
    if (away) log.info({ role }, "The bus has Redis again.");
    away = false;
  });
}

const firstOutcome = (connection: Redis): Promise<void> =>
  new Promise((resolve) => {
    connection.once("ready", resolve);
    connection.once("close", resolve);
  });

const logged = (act: string) => (thrown: unknown) =>
  log.warn({ act }, `The bus could not ${act}: ${errorMessage(thrown)}`);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is one way of not being an object.
    return undefined;
  }
}
