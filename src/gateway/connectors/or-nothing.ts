import { ConnectorError, type ConnectorErrorCode } from './connector-error.js';

/**
 * What a platform does not tell now is left out; the operator has been told.
 * @param codes Which of its errors mean so. @default all
 */
export async function orNothing<T>(
  value: Promise<T> | undefined,
  codes?: readonly ConnectorErrorCode[],
): Promise<T | undefined> {
  try {
    return await value;
  } catch (error) {
    if (error instanceof ConnectorError && (codes?.includes(error.code) ?? true)) return undefined;
    throw error;
  }
}
