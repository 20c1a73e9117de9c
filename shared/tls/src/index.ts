export { type Credentials, readCredentials, type TlsFiles, TlsFilesError } from './credentials.ts'
export { followTls, overTls, tellOfCertificate } from './serving.ts'
export { createTls, type Tls, type TlsOptions } from './tls.ts'
