# One image for every process of the hub. TypeScript runs as it is; built are the tree of dependencies and the pages that
# the gateway serves to browsers.
FROM node:24-trixie-slim AS pages
WORKDIR /hub
COPY . .
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile && npx --yes pnpm@12.21.0 build

FROM node:24-trixie-slim AS dependencies
WORKDIR /hub
COPY . .
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile --prod

FROM node:24-trixie-slim
RUN useradd --system --uid 10001 --user-group --no-create-home hub
WORKDIR /hub
COPY --from=dependencies --chown=root:root /hub /hub
COPY --from=pages --chown=root:root /hub/gateway/console/dist /hub/gateway/console/dist
# Nothing in the image belongs to the user that runs it.
USER 10001:10001
ENV NODE_ENV=production APOLLO_TELEMETRY_DISABLED=1
CMD ["node", "gateway/src/main.ts"]
