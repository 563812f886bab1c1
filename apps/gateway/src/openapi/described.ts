import { applyDecorators } from '@nestjs/common';
import { ApiExtension, ApiOperation } from '@nestjs/swagger';
import type { ClassConstructor } from 'class-transformer';

/** What the OpenAPI document says of a route; classes by name, as in the generated schemas. */
export interface RouteDescription {
  summary: string;
  status: number;
  /** Of the contract whose words describe the route. */
  subject?: string;
  request?: ClassConstructor<object>;
  view?: ClassConstructor<object>;
  /** Media types of an answer that is a document; it has no view then. */
  documents?: readonly string[] | undefined;
  /** Whether the request is a form with one file. */
  takesFile?: boolean;
  /** Refusals by status, where they are not the usual problem documents. */
  refused?: Record<number, ClassConstructor<object>>;
}

/** Name under which a route carries its description until the document is finished. */
export const descriptionKey = 'x-qsl-route';

/** Describes a route for the OpenAPI document. */
export const Described = (description: RouteDescription) =>
  applyDecorators(ApiOperation({ summary: description.summary }), ApiExtension(descriptionKey, description));
