import { addThread } from "../model/add-channel.ts";
import { CHANNEL, type Channel, type Message, type World } from "../world.ts";
import { cannot, speaker } from "./speaker.ts";
import { write } from "./write.ts";

type NewPost = { readonly from?: string | undefined; readonly title: string; readonly text: string };

/** Begins a post in a forum as a person: a thread with its first message, which has the thread's id. */
export function post(
  world: World,
  forum: Channel,
  { from, title, text }: NewPost,
): { readonly thread: Channel; readonly message: Message } {
  if (forum.type !== CHANNEL.forum) throw cannot("Posts are for forums.");
  const person = speaker(world, forum, from);
  const thread = addThread(world, forum, { name: title, ownerId: person.id });
  return { thread, message: write(world, thread, { from: person.id, text, id: thread.id }) };
}
