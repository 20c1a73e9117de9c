import type { IncomingHttpHeaders } from 'node:http'

/** A body in a form that is not read here. */
export class UnsupportedMediaError extends Error {
  readonly statusCode = 415
}

/**
 * Refuses bodies that one reader could understand otherwise than another: JSON is UTF-8 (RFC 8259), whatever a charset
 * says, and nothing is unpacked, so that a small body stays small. The type itself is the server's to judge.
 *
 * @throws UnsupportedMediaError
 */
export function refuseExoticBody(headers: IncomingHttpHeaders): void {
  const parameters = (headers['content-type'] ?? '').toLowerCase().split(';').slice(1)
  for (const parameter of parameters) {
    const [name = '', value = ''] = parameter.split('=').map(part => part.trim())
    if (name === 'charset' && !/^"?utf-?8"?$/.test(value)) throw new UnsupportedMediaError('another charset')
  }
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') throw new UnsupportedMediaError('compressed')
}
