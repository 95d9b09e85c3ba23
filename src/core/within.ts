/** What a promise is worth within so many milliseconds; what `late` gives where it takes longer. */
export async function within<T, L>(milliseconds: number, something: PromiseLike<T>, late: () => L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<L>((resolve) => {
    timer = setTimeout(() => resolve(late()), milliseconds);
  });
  try {
    return await Promise.race([something, over]);
  } finally {
    clearTimeout(timer);
  }
}
