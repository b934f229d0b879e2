import type { ApiError, ResponseParameters } from "@grammyjs/types";

/** A no of the Bot API, in its own words. */
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

/** Makes a refusal with a whole description. */
export const refuse = (code: number, description: string, parameters?: ResponseParameters): Refusal =>
  new Refusal(code, description, parameters);

/** Makes the commonest refusal: `Bad Request: <reason>`. */
export const bad = (reason: string): Refusal => new Refusal(400, `Bad Request: ${reason}`);
