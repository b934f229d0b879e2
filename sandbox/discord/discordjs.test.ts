import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  Events,
  GatewayIntentBits,
  MessageFlags,
  MessageType,
  ModalBuilder,
  Partials,
  TextInputBuilder,
  TextInputStyle,
  ApplicationCommandOptionType,
  InteractionContextType,
  type ClientEvents,
  type Interaction,
  type Message,
  type TextChannel,
} from "discord.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDiscord, type PlayDiscord } from "../testing/play-discord.ts";
import { edit, erase, react, vote } from "./people/change.ts";
import { post } from "./people/post.ts";
import { submitForm } from "./people/submit-form.ts";
import { type } from "./people/type.ts";
import { useCommand } from "./people/use-command.ts";
import { useComponent } from "./people/use-component.ts";

/** Runs the real client library against the sandbox: a bot understands what it understands. */
describe("A bot written with discord.js", () => {
  let play: PlayDiscord;
  let client: Client;
  let channel: TextChannel;

  beforeAll(async () => {
    play = await startDiscord();
    client = new Client({
      intents: [
        GatewayIntentBits.Guilds,
        GatewayIntentBits.GuildMessages,
        GatewayIntentBits.MessageContent,
        GatewayIntentBits.DirectMessages,
        GatewayIntentBits.GuildMessageReactions,
        GatewayIntentBits.GuildMessageTyping,
        GatewayIntentBits.GuildMessagePolls,
      ],
      partials: [Partials.Channel, Partials.Message, Partials.Reaction],
      rest: { api: play.api },
    });
    const ready = next(Events.ClientReady);
    await client.login(play.token);
    await ready;
    channel = (await client.channels.fetch(play.channel("general").id)) as TextChannel;
  });
  afterAll(async () => {
    await client.destroy();
    await play.stop();
  });

  const next = <E extends keyof ClientEvents>(
    event: E,
    is: (...what: ClientEvents[E]) => boolean = () => true,
  ): Promise<ClientEvents[E][0]> =>
    new Promise((resolve) => {
      const listener = (...what: ClientEvents[E]) => {
        if (!is(...what)) return;
        client.off(event, listener);
        resolve(what[0]);
      };
      client.on(event, listener);
    });
  const say = (text: string, more: object = {}) => play.write(play.channel("general"), { text, ...more });
  const stored = (message: Message) => play.channel("general").messages.get(message.id);

  it("knows its application, its server and its channels", async () => {
    expect(client.application?.id).toBe(play.appId);
    const guild = await client.guilds.fetch(play.guild.id);
    expect((await guild.channels.fetch()).map((each) => each?.name)).toEqual([
      "general",
      "support",
      "questions",
    ]);
    expect((await guild.members.fetch(play.someone().id)).displayName).toBe("Mia Brandt");
  });

  it("hears a message with its file, and downloads it", async () => {
    const heard = next(Events.MessageCreate);
    say("Is it open?", {
      files: [{ name: "sign.txt", contentType: "text/plain", bytes: new TextEncoder().encode("open") }],
    });
    const message: Message = await heard;
    expect(message).toMatchObject({ content: "Is it open?", author: { username: "mia_brandt" } });
    const [file] = message.attachments.values();
    expect(await (await fetch(file?.url ?? "")).text()).toBe("open");
    expect((await fetch(file?.url.replace("hm=", "hm=0") ?? "")).status).toBe(404);
  });

  it("writes in reply, with a file and an embed; edits, reacts and deletes", async () => {
    const question = say("And on Sunday?");
    const message = await channel.send({
      content: "**No**",
      embeds: [{ title: "Hours", fields: [{ name: "Mon", value: "9–6" }] }],
      files: [{ attachment: Buffer.from("hours"), name: "hours.txt" }],
      reply: { messageReference: question.id },
    });
    expect(message.reference?.messageId).toBe(question.id);
    expect(message.attachments.first()?.name).toBe("hours.txt");
    await message.edit("Yes");
    expect(stored(message)).toMatchObject({ content: "Yes", type: 19 });
    await message.react("👍");
    expect([...(stored(message)?.reactions.keys() ?? [])]).toEqual(["👍"]);
    await message.delete();
    expect(stored(message)).toBeUndefined();
  });

  it("hears edits, deletions, reactions and typing", async () => {
    const message = say("helo");
    const edited = next(Events.MessageUpdate);
    edit(play.world, play.channel("general"), message, "hello");
    expect(await edited).toMatchObject({ id: message.id });
    const reacted = next(Events.MessageReactionAdd);
    react(play.world, play.channel("general"), message, undefined, ["🔥"]);
    expect((await reacted).emoji.name).toBe("🔥");
    const typing = next(Events.TypingStart);
    type(play.world, play.channel("general"), undefined);
    expect((await typing).channel.id).toBe(channel.id);
    const deleted = next(Events.MessageDelete);
    erase(play.world, play.channel("general"), message);
    expect((await deleted).id).toBe(message.id);
  });

  it("talks with Mia alone", async () => {
    const mia = await client.users.fetch(play.someone().id);
    const sent = await mia.send("Just for you");
    const heard = next(Events.MessageCreate, ({ author }) => author.id === mia.id);
    play.write(play.direct(mia.id), { text: "Thanks", from: mia.id, replyTo: sent.id });
    expect(await heard).toMatchObject({
      content: "Thanks",
      guildId: null,
      reference: { messageId: sent.id },
    });
  });

  it("fetches what was written after a message", async () => {
    const first = say("one");
    say("two");
    say("three");
    const page = await channel.messages.fetch({ after: first.id, limit: 100 });
    expect([...page.values()].map(({ content }) => content)).toEqual(["three", "two"]);
  });

  it("answers a slash command: later, and for the person alone", async () => {
    await client.application?.commands.set([
      {
        name: "order",
        description: "Looks an order up",
        options: [
          {
            type: ApplicationCommandOptionType.Integer,
            name: "number",
            description: "Its number",
            required: true,
          },
        ],
      },
    ]);
    const used = next(Events.InteractionCreate);
    const { id } = useCommand(play.world, play.app, play.channel("general"), {
      name: "order",
      options: { number: 17 },
    });
    const interaction: Interaction = await used;
    if (!interaction.isChatInputCommand()) throw new Error("It is no command.");
    expect([interaction.id, interaction.options.getInteger("number")]).toEqual([id, 17]);
    await interaction.deferReply();
    const reply = await interaction.editReply("It is on its way.");
    expect(stored(reply)).toMatchObject({ content: "It is on its way.", flags: 0, type: 20 });
    const alone = await interaction.followUp({ content: "Your code: 1234", flags: MessageFlags.Ephemeral });
    expect(stored(alone)).toMatchObject({ onlyFor: interaction.user.id });
    await expect(interaction.reply("again")).rejects.toThrow("already been sent or deferred");
    await interaction.deleteReply();
    expect(stored(reply)).toBeUndefined();
  });

  it("has commands in several languages, with subcommands", async () => {
    await client.application?.commands.set([
      {
        name: "channel",
        description: "Channels",
        descriptionLocalizations: { de: "Kanäle" },
        contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
        options: [
          {
            type: ApplicationCommandOptionType.Subcommand,
            name: "pause",
            description: "Pauses one",
            options: [
              {
                type: ApplicationCommandOptionType.String,
                name: "which",
                description: "Which one",
                required: true,
                choices: [{ name: "Web", value: "web" }],
              },
            ],
          },
        ],
      },
    ]);
    const known = await client.application?.commands.fetch({ withLocalizations: true });
    expect(known?.first()).toMatchObject({ name: "channel", descriptionLocalizations: { de: "Kanäle" } });
    client.application?.commands.cache.clear();
    const bare = await client.application?.commands.fetch({ withLocalizations: false });
    expect(bare?.first()?.descriptionLocalizations).toBeNull();
    const used = next(Events.InteractionCreate);
    useCommand(play.world, play.app, play.channel("general"), {
      name: "channel pause",
      options: { which: "web" },
    });
    const interaction: Interaction = await used;
    if (!interaction.isChatInputCommand()) throw new Error("It is no command.");
    expect([interaction.options.getSubcommand(), interaction.options.getString("which")]).toEqual([
      "pause",
      "web",
    ]);
  });

  it("changes a message by its button, and asks with a form", async () => {
    const row = new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder().setCustomId("rate").setLabel("Rate us").setStyle(ButtonStyle.Primary),
    );
    const message = await channel.send({ content: "How was it?", components: [row] });
    const source = stored(message);
    if (!source) throw new Error("The message is not there.");
    const pressed = next(Events.InteractionCreate);
    const press = useComponent(play.world, play.channel("general"), source, { customId: "rate" });
    const interaction: Interaction = await pressed;
    if (!interaction.isButton()) throw new Error("It is no button.");
    const words = new TextInputBuilder()
      .setCustomId("words")
      .setLabel("Words")
      .setStyle(TextInputStyle.Paragraph);
    const modal = new ModalBuilder()
      .setCustomId("rating")
      .setTitle("Rating")
      .addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(words));
    await interaction.showModal(modal);
    const submitted = next(Events.InteractionCreate);
    submitForm(play.world, press.id, { words: "Very good" });
    const form: Interaction = await submitted;
    if (!form.isModalSubmit() || !form.isFromMessage()) throw new Error("It is no form.");
    expect(form.fields.getTextInputValue("words")).toBe("Very good");
    await form.update({ content: "Thank you", components: [] });
    expect(source).toMatchObject({ content: "Thank you", components: [] });
  });

  it("asks by a poll, hears votes and ends it", async () => {
    const message = await channel.send({
      poll: {
        question: { text: "When?" },
        answers: [{ text: "Now" }, { text: "Later" }],
        duration: 1,
        allowMultiselect: false,
      },
    });
    const source = stored(message);
    if (!source) throw new Error("The message is not there.");
    const voted = next(Events.MessagePollVoteAdd);
    vote(play.world, play.channel("general"), source, undefined, [2]);
    expect(await voted).toMatchObject({ id: 2 });
    await message.poll?.end();
    expect(source.poll?.finished).toBe(true);
  });

  it("starts a thread, and hears of a post in a forum", async () => {
    const message = await channel.send("Let us talk");
    const thread = await message.startThread({ name: "Talk" });
    expect(thread).toMatchObject({ id: message.id, parentId: channel.id });
    await thread.send("Here");
    const inside = await thread.messages.fetch();
    expect([...inside.values()].map(({ type }) => type)).toEqual([
      MessageType.Default,
      MessageType.ThreadStarterMessage,
    ]);
    const begun = next(Events.ThreadCreate);
    const heard = next(Events.MessageCreate);
    post(play.world, play.channel("questions"), { title: "Flat tyre", text: "What now?" });
    const made = await begun;
    expect([made.name, (await heard).channelId]).toEqual(["Flat tyre", made.id]);
  });

  it("comes back by itself after its connection broke, and misses nothing", async () => {
    const heard = next(Events.MessageCreate, ({ content }) => content === "Are you there?");
    play.faults({ kind: "drop_socket", count: 1, methods: ["message_create"] });
    say("Are you there?");
    expect(await heard).toBeDefined();
  });
});
