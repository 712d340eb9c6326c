import type { IncomingMessage, ServerResponse } from 'node:http';

/** @returns Whether it has answered. */
export type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<boolean>;
export type Answer = (request: Request) => Promise<Response | undefined>;

export function json(value: unknown, status?: number, headers?: Record<string, string>): Response;
export function text(value: string, type?: string, status?: number): Response;
export function escape(value: string): string;
export function randomText(bytes?: number): string;
export function fieldsOf(request: Request): Promise<Record<string, unknown>>;
export function nodeHandler(answer: Answer, prefix?: string): Handler;
