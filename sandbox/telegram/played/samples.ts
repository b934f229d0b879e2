import type { Sent } from "../people/compose.ts";

type Sample = { readonly name: string; readonly title: string; readonly sent: readonly Sent[] };

/** What a person may send at a click; several make an album. */
export const SAMPLES: readonly Sample[] = [
  { name: "photo", title: "Photo", sent: [{ kind: "photo", caption: "" }] },
  {
    name: "album",
    title: "Album",
    sent: [{ kind: "photo", caption: "Two pictures" }, { kind: "photo" }],
  },
  { name: "video", title: "Video", sent: [{ kind: "video" }] },
  { name: "voice", title: "Voice message", sent: [{ kind: "voice" }] },
  { name: "audio", title: "Music", sent: [{ kind: "audio", title: "Evening", performer: "The Samples" }] },
  { name: "document", title: "File", sent: [{ kind: "document" }] },
  { name: "sticker", title: "Sticker", sent: [{ kind: "sticker", emoji: "👋" }] },
  {
    name: "location",
    title: "Location",
    sent: [{ kind: "location", latitude: 52.5163, longitude: 13.3777 }],
  },
  {
    name: "venue",
    title: "Venue",
    sent: [
      {
        kind: "venue",
        latitude: 52.5206,
        longitude: 13.4098,
        title: "Corner café",
        address: "Market square 3",
      },
    ],
  },
  {
    name: "contact",
    title: "Contact",
    sent: [{ kind: "contact", phone_number: "+49 30 1234567", first_name: "Bo", last_name: "Hansen" }],
  },
  {
    name: "poll",
    title: "Poll",
    sent: [
      {
        kind: "poll",
        question: "Which day suits you?",
        options: ["Tuesday", "Thursday", "Neither"],
        multiple: false,
        anonymous: false,
      },
    ],
  },
];
