# One file for every app: docker build --build-arg APP=matching .
ARG NODE=node:24-bookworm-slim

FROM ${NODE} AS build
WORKDIR /firmograph
COPY . .
RUN npm ci --no-progress
ARG APP
RUN test -n "${APP}" && npx --no-install tsc -b "apps/${APP}"
# Node comes with the image; what only tests and builds need stays here.
RUN npm prune --omit=dev --omit=optional --no-progress \
  && find apps libs tools bench -mindepth 1 -maxdepth 1 -type d ! -path "apps/${APP}" ! -path 'libs/*' -exec rm -rf {} +

FROM ${NODE}
WORKDIR /firmograph
ARG APP
ENV NODE_ENV=production APP=${APP}
# Owned by whom the process runs as, so that a volume mounted here is too.
RUN mkdir -p /var/lib/firmograph && chown node:node /var/lib/firmograph
COPY --from=build /firmograph/package.json ./
COPY --from=build /firmograph/node_modules ./node_modules
COPY --from=build /firmograph/libs ./libs
COPY --from=build /firmograph/apps ./apps
USER node
STOPSIGNAL SIGTERM
CMD ["sh", "-c", "exec node --max-semi-space-size=16 apps/${APP}/dist/main.js"]
