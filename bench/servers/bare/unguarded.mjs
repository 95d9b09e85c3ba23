// Guards cost a route without them nothing by hand, so both twins have the same baseline.
import './typed-get.mjs';
