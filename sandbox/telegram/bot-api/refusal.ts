import type { ApiError, ResponseParameters } from "@grammyjs/types";

/** A refusal with the Bot API's own description. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: ResponseParameters | null;

  constructor(code: number, description: string, parameters: ResponseParameters | null = null) {
    super(description);
    this.name = "Refusal";
    this.code = code;
    this.parameters = parameters;
  }

  get body(): ApiError {
    return {
      ok: false,
      error_code: this.code,
      description: this.message,
      ...(this.parameters && { parameters: this.parameters }),
    };
  }
}

/** Creates a refusal with a full description. */
export const refuse = (code: number, description: string, parameters?: ResponseParameters): Refusal =>
  new Refusal(code, description, parameters);

/** Creates the most common refusal: `Bad Request: <reason>`. */
export const bad = (reason: string): Refusal => new Refusal(400, `Bad Request: ${reason}`);
