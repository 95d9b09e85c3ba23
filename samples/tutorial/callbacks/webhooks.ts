/** Webhooks: requests that the service sends to whoever subscribed, documented beside the paths with body, parameters and security. */
import { apiKeyHeader, Body, Controller, createApp, DateOnly, Depends, enumOf, Field, Get, Header, httpBearer } from 'tenon';
import { Int, Module, nullable, Post, Query, Webhook } from 'tenon';

enum Plan {
  Monthly = 'monthly',
  Yearly = 'yearly',
}

class Subscription {
  @Field({ minLength: 2, description: 'Who subscribed' }) reader!: string;
  @Field({ type: enumOf(Plan, { name: 'Plan' }) }) plan: Plan = Plan.Monthly;
  @Field({ type: DateOnly }) since!: string;
}

class Issue {
  @Field() title!: string;
  @Field({ type: Int }) pages: number = 32;
}

const signature = apiKeyHeader('x-signature', { schemeName: 'signature', description: 'Computed over the body' });
const token = httpBearer({ schemeName: 'token' });

class Announcements {
  @Webhook('subscribed', { description: 'Sent *once* for every new reader.\n\nAnswer within a second.' })
  announceSubscription(@Body() _subscription: Subscription, @Depends(signature) _key: string) {}

  @Webhook('issue-printed', { summary: 'An issue is printed', tags: ['press'], status: 202, returns: Issue })
  announceIssue(
    @Body() _issue: Issue,
    @Query('copies', { type: Int }) _copies: number = 100,
    @Header('press', { type: nullable(String) }) _press: string | null = null,
  ) {}

  @Webhook('issue-printed', { method: 'PUT', name: 'correct_issue', deprecated: true })
  correct(@Body() _issue: Issue) {}

  @Webhook('nobody-hears', { method: 'DELETE', includeInSchema: false })
  sayNothing() {}
}

@Controller('/subscriptions')
class Subscriptions {
  readonly #readers = new Map<string, Subscription>();

  @Post({ status: 201 })
  subscribe(@Body() subscription: Subscription): Subscription {
    this.#readers.set(subscription.reader, subscription);
    return subscription;
  }

  @Get({ use: [token], returns: [Subscription] })
  listSubscriptions() {
    return [...this.#readers.values()];
  }
}

@Module({ controllers: [Subscriptions], webhooks: [Announcements] })
class MagazineModule {}

export const app = createApp(MagazineModule, { title: 'A magazine' });
