import { serve } from './serve.ts'

serve(process.env.IDENTITY_PORT, (request, response) => {
  const [user, secret] = Buffer.from(request.headers.authorization?.slice('Basic '.length) ?? '', 'base64')
    .toString()
    .split(':')
  response.end(JSON.stringify({ access_token: `token-of-${user}-${secret}`, expires_in: 300 }))
})
