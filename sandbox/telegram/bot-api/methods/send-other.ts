import { z } from "zod";
import { newPoll } from "../../chats/new-poll.ts";
import type { Call, Outcome } from "../call.ts";
import { flagOf, has, integerOf, numberOf, structureOf, textOf, type Params } from "../params.ts";
import { bad } from "../refusal.ts";
import { send } from "../send.ts";

export const sendLocation = (call: Call): Outcome => send(call, { location: locationOf(call.params) });

export function sendVenue(call: Call): Outcome {
  const location = locationOf(call.params);
  return send(call, {
    venue: { location, title: required(call.params, "title"), address: required(call.params, "address") },
    location,
  });
}

export function sendContact(call: Call): Outcome {
  const last = textOf(call.params, "last_name");
  const vcard = textOf(call.params, "vcard");
  return send(call, {
    contact: {
      phone_number: required(call.params, "phone_number", "phone number is empty"),
      first_name: required(call.params, "first_name", "first name is empty"),
      ...(last && { last_name: last }),
      ...(vcard && { vcard }),
    },
  });
}

const option = z.union([z.string(), z.looseObject({ text: z.string() })]);

export function sendPoll(call: Call): Outcome {
  const { world, params } = call;
  const question = required(params, "question", "poll question must be non-empty");
  const options = (
    structureOf(params, "options", z.array(option), "can't parse options JSON object") ?? []
  ).map((each) => (typeof each === "string" ? each : each.text));
  if (question.length > 300) throw bad("poll question length must not exceed 300");
  if (options.length < 2) throw bad("poll must have at least 2 options");
  if (options.length > 12) throw bad("poll can't have more than 12 options");
  if (options.some((text) => text.trim() === "")) throw bad("poll options must be non-empty");
  if (options.some((text) => text.length > 100)) throw bad("poll options length must not exceed 100");
  const anonymous = !has(params, "is_anonymous") || flagOf(params, "is_anonymous");
  return send(call, {
    poll: newPoll(world, {
      question,
      options,
      multiple: flagOf(params, "allows_multiple_answers"),
      anonymous,
      closed: flagOf(params, "is_closed"),
      quiz: quizOf(params, options.length),
    }),
  });
}

function quizOf(params: Params, size: number): { correct: number[] } | null {
  if (textOf(params, "type") !== "quiz") return null;
  const correct = integerOf(params, "correct_option_id", -1);
  if (correct < 0 || correct >= size) throw bad("wrong correct option ID specified");
  return { correct: [correct] };
}

function locationOf(params: Params): { latitude: number; longitude: number } {
  const latitude = numberOf(params, "latitude");
  const longitude = numberOf(params, "longitude");
  if (latitude === null) throw bad("latitude is empty");
  if (longitude === null) throw bad("longitude is empty");
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw bad("wrong location specified");
  return { latitude, longitude };
}

function required(params: Params, name: string, refusal = `${name} is empty`): string {
  const text = textOf(params, name).trim();
  if (text === "") throw bad(refusal);
  return text;
}
