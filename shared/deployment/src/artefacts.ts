import { stringify } from 'yaml'
import { composeFile } from './compose.ts'
import { memberAlone } from './member-alone.ts'
import { alertRules } from './observability/alerts.ts'
import { dashboard } from './observability/dashboard.ts'
import { observability } from './observability/overlay.ts'
import { grafanaDashboards, grafanaSources, prometheusFile } from './observability/prometheus.ts'
import { realm } from './realm/realm.ts'

const NOTE = ` Made by \`pnpm deployment\` from shared/deployment/src and the list of members. Edit there.
 How to use it: docs/operations.md.`

/** The files that the command writes, by path from the root. */
export function artefacts(): ReadonlyMap<string, string> {
  return new Map([
    ['docker-compose.yml', yaml(composeFile())],
    ['deploy/member-alone.yml', yaml(memberAlone())],
    ['deploy/keycloak/hrd-realm.json', json(realm())],
    ['deploy/observability.yml', yaml(observability())],
    ['deploy/observability/prometheus.yml', yaml(prometheusFile())],
    ['deploy/observability/alerts.yml', yaml(alertRules())],
    ['deploy/observability/dashboard.json', json(dashboard())],
    ['deploy/observability/grafana-sources.yml', yaml(grafanaSources())],
    ['deploy/observability/grafana-dashboards.yml', yaml(grafanaDashboards())],
  ])
}

function json(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`
}

/** Compose reads the older YAML, to which 1000:0 is a number. */
function yaml(content: object): string {
  const text = stringify(content, { lineWidth: 0, aliasDuplicateObjects: false, version: '1.1' })
  return `${NOTE.replace(/^/gm, '#')}\n${text}`
}
