# The hub's server and workers in one image; ROLE says which a container is.
FROM node:26-slim AS build
WORKDIR /hub
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:26-slim AS packages
WORKDIR /hub
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:26-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 PARLEY_HOME=/data
RUN install -d -o node -g node /data
WORKDIR /hub
COPY --from=packages /hub/node_modules node_modules
COPY --from=build /hub/dist dist
COPY package.json ./
COPY migrations migrations
COPY core core
COPY hub hub
COPY connectors connectors
COPY sandbox sandbox
COPY workers workers
COPY docs/api.md docs/api.md
# Everything above belongs to root, so a hole in the hub cannot rewrite the hub.
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# An array, not a shell: Node itself gets SIGTERM and stops cleanly.
CMD ["node", "hub/main.ts"]
