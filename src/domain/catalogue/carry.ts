/**
 * Sentiment describes its day, not a standing state as a rate or a price index does: it is carried over short
 * gaps (weekends, three missing days of Fear & Greed) but ends where its source ends. News ends in 2021.
 */
export const SENTIMENT_CARRY_DAYS = 7;
