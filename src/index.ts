import './core/this-copy.js';

// application
export { createApp } from './app/create-app.js';
export { Application } from './app/application.js';
export type { Mountable, MountOptions } from './app/mountable.js';
export type { Listening } from './app/listening.js';
export type { RunOptions } from './app/run/run-options.js';
export type { CutWork, StopReport } from './app/run/stop-report.js';
export { LOGGER } from './container/logger-token.js';
export type { ApplicationOptions, Timeouts } from './app/options.js';
export type { AccessLine, AccessLogOption, AccessLogOptions } from './app/observe/access-log.js';
export type { HealthOption, HealthOptions, HealthReport } from './app/observe/health.js';
export { HealthCheck, type HealthCheckOptions, type HealthKind } from './app/observe/health-check.js';
export type { OverloadOption, OverloadOptions } from './app/observe/overload.js';
export type { RequestIdOption, RequestIdOptions } from './app/observe/request-ids.js';
export type { TrustProxy } from './app/trust-proxy.js';
export type { Picture, PicturedOptions, RouteAccess } from './app/picture.js';
export type { Wiring, WiredDependency, WiredModule, WiredProvider, WiredRoute } from './app/wiring.js';

// modules and providers
export { Module, type DynamicModule, type ModuleOptions, type ModuleReference } from './container/module.js';
export { Injectable, type InjectableOptions } from './container/injectable.js';
export { provide } from './container/provider.js';
export type { ClassProvider, ExistingProvider, FactoryProvider, GeneratorProvider, Provider, ValueProvider } from './container/provider.js';
export { token, type Token, type TypedToken } from './container/token.js';
export { lifespan, Lifespan, type Lifespans } from './container/lifespan.js';
export { OnStart, OnStop } from './container/hooks.js';
export { dependency, Dependency, type DependencyOptions } from './container/dependency.js';
export type { Granted, Used, UseOptions, Wanted, Wish } from './container/need.js';
export type { Closes, Scope } from './container/lifetime.js';
export type { RequestScope } from './container/request-scope.js';
export type { Bind, Register } from './container/native/syntax.js';
export { override, type Override } from './container/override.js';

// settings
export { Settings } from './settings/settings.js';
export type { SettingsOptions } from './settings/options.js';
export { loadSettings, type LoadOptions } from './settings/load.js';
export type { SettingsValues } from './settings/given-values.js';
export { SettingsError, type SettingProblem } from './settings/settings-error.js';
export { describeSettings, type DescribedSetting } from './settings/describe.js';
export { envExample } from './settings/env-example.js';
export { applyEnvFiles, type Environment } from './settings/env-file.js';

// routes
export { Controller, type ControllerOptions } from './routing/controller.js';
export { Delete, Get, Head, Options, Patch, Post, Put, Route } from './routing/verbs.js';
export type { DeclaredResponse, DeclaredResponses, NamedOperation, RouteOptions, SharedRouteOptions } from './routing/route-options.js';
export type { RoutingModuleOptions } from './routing/module-options.js';
export type { InterceptedCall, Interceptor } from './routing/interceptor.js';
export { Links, type LinkParameters } from './routing/links.js';
export { ABORT_SIGNAL, Req, REQUEST, REQUEST_LOGGER, Res, RESPONSE, ROOT_PATH } from './routing/seeds.js';
export { BackgroundTasks } from './routing/background-tasks.js';
export { requestIdOf, traceIdOf } from './routing/request-id.js';
export { AuditTrail, auditTrailOf } from './routing/audit/audit-trail.js';
export type { AuditEvent, AuditEventKind, AuditOption } from './routing/audit/audit-event.js';
export type { Middleware } from './routing/express-host.js';
export type { MountHandler } from './routing/mounts.js';

export { Callback, Webhook, type OutgoingOptions } from './routing/outgoing.js';

// the OpenAPI document
export { OpenApi, type DocumentRequest } from './openapi/open-api.js';
export type { DocumentInfo, DocumentOptions } from './openapi/options.js';
export type {
  ComponentsObject,
  ContactObject,
  ExampleObject,
  ExternalDocumentationObject,
  InfoObject,
  LicenseObject,
  MediaTypeObject,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  PathItemObject,
  RequestBodyObject,
  ResponseObject,
  SchemaObject,
  ServerObject,
  TagObject,
} from './openapi/document/objects.js';
export type { DocsOptions } from './openapi/pages/options.js';
export type { PageAssets } from './openapi/pages/addresses.js';
export type { DocsPage, PageFacts, PageFiles, PageSources } from './openapi/pages/docs-page.js';
export { redocPage, type RedocOptions } from './openapi/pages/redoc-page.js';
export { swaggerPage, type SwaggerOAuth, type SwaggerOptions } from './openapi/pages/swagger-page.js';
export { escapeHtml } from './openapi/pages/html.js';
export type { OpenApiVersion } from './openapi/document/version.js';

// guards
export { type Guard } from './routing/guard.js';
export { Public } from './routing/public.js';
export { requires, type ScopeDemand } from './container/scope-demand.js';
export { SecurityScopes } from './container/security-scopes.js';
export { Security } from './security/security.js';
export { permitted, type PermittedOptions } from './security/permitted.js';
export { allOf, anyOf, type AllOf, type AnyOf, type Authentication } from './security/alternatives.js';

// responses
export { ResponseState } from './routing/response-state.js';
export { Response, type Content, type ResponseClass, type ResponseOptions } from './routing/responses/response.js';
export { HtmlResponse, PlainTextResponse } from './routing/responses/text-responses.js';
export { JsonResponse } from './routing/responses/json-response.js';
export { RedirectResponse } from './routing/responses/redirect-response.js';
export { StreamingResponse, type Pieces } from './routing/responses/streaming-response.js';
export { FileResponse, type FileResponseOptions } from './routing/files/file-response.js';
export type { CookieAttributes } from './routing/responses/set-cookie.js';

// templates
export { TemplatesModule, type TemplatesOptions } from './templates/templates-module.js';
export { Templates } from './templates/templates.js';
export { TemplateEngine } from './templates/template-engine.js';
export type { LinkQuery, PageLinks } from './templates/page-links.js';

// files
export { staticFiles } from './routing/files/static-files.js';
export type { StaticFilesOptions } from './routing/files/static-options.js';
export type { FrontendOptions, ModuleFrontend } from './routing/files/frontend-options.js';
export type { FolderOptions } from './routing/files/folder-options.js';

// parameters
export { Body, Cookie, Depends, Form, Header, Path, Query, type TypedParameterDecorator } from './binding/decorators.js';
export { body, cookie, form, header, path, query } from './binding/inputs.js';
export type {
  BodyOptions,
  CookieOptions,
  FormOptions,
  HeaderOptions,
  NamedExample,
  ParameterOptions,
  PathOptions,
  QueryOptions,
} from './binding/options.js';

// security
export { SecurityScheme, type SchemeFacts, type SecuritySchemeOptions } from './security/schemes/security-scheme.js';
export type { OAuthFlowObject, OAuthFlowsObject, SecuritySchemeObject } from './security/schemes/security-scheme-object.js';
export type { HttpAuthorizationCredentials } from './security/schemes/authorization.js';
export { apiKeyCookie, apiKeyHeader, apiKeyQuery, type ApiKeyOptions } from './security/schemes/api-key.js';
export { httpBasic, type HttpBasicCredentials, type HttpBasicOptions } from './security/schemes/http-basic.js';
export { httpBearer, type HttpBearerOptions } from './security/schemes/http-bearer.js';
export { httpDigest, type HttpDigestOptions } from './security/schemes/http-digest.js';
export { httpScheme, type HttpSchemeOptions } from './security/schemes/http-scheme.js';
export { oauth2, type OAuth2Options } from './security/schemes/oauth2.js';
export {
  oauth2AuthorizationCode,
  oauth2ClientCredentials,
  oauth2PasswordBearer,
  type OAuth2AuthorizationCodeOptions,
  type OAuth2ClientCredentialsOptions,
  type OAuth2PasswordBearerOptions,
} from './security/schemes/oauth2-bearer.js';
export type { OAuthFlows, OAuthScopes } from './security/schemes/oauth2-flows.js';
export { openIdConnect, type OpenIdConnectOptions } from './security/schemes/open-id-connect.js';
export { OAuth2PasswordRequestForm, OAuth2PasswordRequestFormStrict } from './security/schemes/password-form.js';
export type { PlainSchemeOptions } from './security/schemes/plain-scheme.js';
export type { RefusalOptions } from './security/schemes/refusal.js';
export { digestAuth } from './security/digest/digest-auth.js';
export type { DigestAlgorithm } from './security/digest/algorithms.js';
export type { CountVerdict, DigestCounts } from './security/digest/counts.js';
export type {
  DigestAccount,
  DigestAuthOptions,
  DigestFound,
  DigestHashes,
  DigestLookupOptions,
  DigestPrincipal,
  DigestPrincipalOf,
  DigestSecret,
  DigestUsersOptions,
} from './security/digest/options.js';

// in front of the routes
export { compress, type CompressOptions } from './security/front/compress.js';
export type { ContentEncoding } from './security/front/accepted-encoding.js';
export { cors } from './security/front/cors.js';
export type { CorsOptions } from './security/front/cors-rules.js';
export { csrf, type CsrfOptions } from './security/front/csrf.js';
export type { CsrfTokenOptions } from './security/front/csrf-token.js';
export { httpsRedirect, type HttpsRedirectOptions } from './security/front/https-redirect.js';
export { safeRedirect, type SafeRedirectOptions } from './security/front/safe-redirect.js';
export { securityHeaders, type SecurityHeadersOptions } from './security/front/security-headers.js';
export { trustedHosts, type TrustedHostsOptions } from './security/front/trusted-hosts.js';

// security: schemes that check the credentials themselves
export { apiKeyAuth, type ApiKeyVerification, type KnownApiKeys } from './security/secrets/api-key-auth.js';
export { basicAuth, type BasicAuthOptions } from './security/secrets/basic-auth.js';
export type { VerifyingOptions } from './security/secrets/refused.js';
export type { KeyPlace } from './security/secrets/sent-keys.js';

export { jwtBearer, type JwtBearerOptions } from './security/tokens/jwt-bearer.js';
export type { JwtPrincipal } from './security/tokens/principal.js';
export type { JwtClaims } from './security/tokens/claim-rules.js';
export type { JwtVerifierOptions } from './security/tokens/verifier-options.js';
export type { TokenAlgorithm } from './security/tokens/algorithms.js';
export type { JsonWebKey, JsonWebKeySet, KeyMaterial, NamedKey } from './security/tokens/key-material.js';
export type { KnownKeys } from './security/tokens/key-source.js';
export type { KeyCacheOptions } from './security/tokens/remote-keys.js';
export type { BearerOptions } from './security/tokens/bearer-options.js';
export {
  introspectedBearer,
  type IntrospectedBearerOptions,
  type IntrospectedClaims,
  type IntrospectedPrincipal,
} from './security/tokens/introspected-bearer.js';

// sessions and limits
export { sessions, type SessionDependency } from './security/sessions/sessions.js';
export { Session } from './security/sessions/session.js';
export type { SessionOptions, SignedSessionOptions, StoredSessionOptions } from './security/sessions/session-options.js';
export type { SessionStore } from './security/sessions/session-store.js';
export type { SigningKey } from './security/sessions/signed-value.js';
export { MemorySessionStore, type MemorySessionStoreOptions } from './security/sessions/memory-session-store.js';
export { expressSessionStore, type ExpressSessionStore } from './security/sessions/express-session-store.js';
export { sessionAuth, type SessionAuthOptions } from './security/sessions/session-auth.js';
export { rateLimit, type RateLimit } from './security/limits/rate-limit.js';
export { attemptLimit, Attempts, type AttemptLimit } from './security/limits/attempt-limit.js';
export type { AttemptLimitOptions, RateLimitOptions, RateLimitStore } from './security/limits/limit-options.js';

// models
export { Field } from './model/field/field.js';
export type { FieldOptions } from './model/field/options.js';
export { Check, type CheckOptions } from './model/form/rules.js';
export { Model } from './model/form/settings.js';
export type { ModelSettings, UnknownKeys } from './model/form/model-form.js';
export { IntersectionType, OmitType, PartialType, PickType, RequiredType, type ModelClass } from './model/field/mapped-types.js';
export { generic } from './model/field/generic.js';
export { sentKeys } from './model/engine/sent-keys.js';
export { sentValues } from './model/engine/sent-values.js';
export type { SentValues } from './model/types/sent.js';
export { toJsonable, type JsonableOptions } from './model/output/to-jsonable.js';
export { ResponseValidationError } from './model/output/response-validation-error.js';
export type { Exclusion } from './model/output/pick-options.js';
export type { ValidationProblem } from './model/misfit.js';

// types of values
export { BigInteger, Float, Int } from './model/scalars/numbers.js';
export { Decimal } from './model/scalars/decimals.js';
export { Email } from './model/scalars/emails.js';
export { Secret } from './model/scalars/secrets.js';
export { Uuid } from './model/scalars/texts.js';
export { AnyUrl, Url } from './model/scalars/urls.js';
export { DateOnly, DateTime } from './model/scalars/moments.js';
export { TimeOnly } from './model/scalars/times.js';
export { Duration, durationOf, milliseconds } from './model/scalars/durations.js';
export { later } from './model/scalars/later.js';
export { Base64, Base64Url, Utf8 } from './model/scalars/base64.js';
export { enumOf, literal } from './model/scalars/choices.js';
export {
  described,
  mapOf,
  nullable,
  oneOf,
  recordOf,
  setOf,
  tuple,
  type Composite,
  type StatedType,
  type ValueOf,
} from './model/types/composite.js';
export type { Described, Documented } from './model/types/described.js';
export type { EnumNaming } from './model/scalars/enum-names.js';
export type { Scalar } from './model/scalars/scalar.js';

// errors
export { HttpException, type HttpExceptionOptions } from './core/http-exception.js';
export { RequestValidationError } from './binding/validation-error.js';
export { Catch, type Caught } from './routing/errors/catch.js';
export { Problem, type DeclaredProblem, type ProblemClass, type ProblemFacts, type ProblemOccurrence } from './routing/errors/problem.js';
export type { ErrorFormat, ValidationErrorOptions } from './routing/errors/default-answer.js';
export { StartupError, TenonError, type Problem as StartupProblem } from './core/errors.js';
export type { ErrorCode } from './core/catalogue.js';
export type { Logger, LogLevel } from './core/logger.js';
