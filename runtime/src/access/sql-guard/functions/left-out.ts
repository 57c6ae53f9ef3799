/**
 * Trino's documented functions that are not let through, with the reason. Every function of Trino's list is let through or stands here: a test
 * holds both against the list. What only differs between the engines comes back as soon as the dialect layer of the laptop's engine closes it.
 */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  ...because('it is random: the same question would not give the same answer', ['rand', 'random', 'shuffle', 'uuid']),
  ...because('it tells the time of a clock: the day of the question is current_date', ['current_timezone', 'now', 'current_time', 'current_timestamp', 'localtime', 'localtimestamp']),
  ...because('it tells of the engine or its user, not of the data', ['version', 'current_user', 'current_groups', 'typeof']),
  ...because('it takes a function as an argument, whose names the guard does not follow', [
    'all_match', 'any_match', 'filter', 'map_filter', 'map_zip_with', 'none_match', 'reduce', 'reduce_agg', 'transform', 'transform_keys',
    'transform_values', 'zip_with',
  ]),
  ...because('its size grows beyond its arguments', ['combinations', 'format', 'ngrams', 'bing_tiles_around', 'geometry_to_bing_tiles']),
  ...because('it gives or takes a moment with a time zone: dates here are local to their warehouse, without one', [
    'at_timezone', 'from_iso8601_timestamp', 'from_iso8601_timestamp_nanos', 'from_unixtime', 'from_unixtime_nanos', 'parse_datetime', 'timezone_hour',
    'timezone_minute', 'with_timezone', 'timezone', 'objectid_timestamp', 'timestamp_objectid',
  ]),
  ...because('it works on binary values, of which the views have none', [
    'char2hexint', 'checksum', 'crc32', 'from_base32', 'from_base64', 'from_base64url', 'from_big_endian_32', 'from_big_endian_64', 'from_hex',
    'from_ieee754_32', 'from_ieee754_64', 'from_utf8', 'hmac_md5', 'hmac_sha1', 'hmac_sha256', 'hmac_sha512', 'md5', 'murmur3', 'sha1', 'sha256', 'sha512',
    'spooky_hash_v2_32', 'spooky_hash_v2_64', 'to_base32', 'to_base64', 'to_base64url', 'to_big_endian_32', 'to_big_endian_64', 'to_hex', 'to_ieee754_32',
    'to_ieee754_64', 'to_utf8', 'xxhash64', 'objectid',
  ]),
  ...because('it works on sketches, which only Trino has', [
    'approx_most_frequent', 'approx_set', 'empty_approx_set', 'hash_counts', 'intersection_cardinality', 'jaccard_index', 'make_set_digest', 'merge',
    'merge_set_digest', 'numeric_histogram', 'qdigest_agg', 'quantile_at_value', 'tdigest_agg', 'theta_sketch_cardinality', 'theta_sketch_union', 'value_at_quantile',
    'values_at_quantiles',
  ]),
  ...because('it learns a model from data, which is not a query', [
    'classify', 'features', 'learn_classifier', 'learn_libsvm_classifier', 'learn_libsvm_regressor', 'learn_regressor', 'regress',
  ]),
  ...because('it paints for a terminal', ['bar', 'color', 'render', 'rgb', 'human_readable_seconds']),
  ...because('it matches patterns over rows (MATCH_RECOGNIZE), which is not allowed', ['classifier', 'match_number', 'first', 'last', 'prev', 'next', 'permute']),
  ...because('it is a table function', ['exclude_columns']),
  ...because('it is a form of its own in the grammar, and not let through', [
    'json_array', 'json_exists', 'json_object', 'json_query', 'json_value', 'listagg', 'normalize',
  ]),
  ...because('it gives JSON, an interval or a size as a type of its own, which the laptop\'s engine does not have', [
    'json_array_get', 'json_extract', 'json_format', 'json_parse', 'parse_data_size', 'parse_duration', 'parse_presto_data_size', 'to_milliseconds',
  ]),
  ...because('it keeps one of several values of a key, or an order of them, that nobody can foresee', ['map_agg', 'multimap_agg', 'map_entries', 'map_from_entries']),
  ...because('each engine estimates it in its own way', ['approx_percentile']),
  ...because('the engines spell the numbers in JSON differently', [
    'is_json_scalar', 'json_array_contains', 'json_array_length', 'json_extract_scalar', 'json_size',
  ]),
  ...because('it would hide errors that the laptop\'s engine cannot take back: use try_cast and nullif', ['try']),
  ...because('it is of another database\'s dialect', ['index', 'to_char', 'to_date', 'to_timestamp']),
  ...because('the laptop\'s engine has nothing that computes it alike', [
    'array_histogram', 'array_first', 'array_last', 'beta_cdf', 'bit_count', 'bitwise_left_shift', 'bitwise_right_shift', 'bitwise_right_shift_arithmetic', 'contains_sequence',
    'cosine_similarity', 'ends_with', 'format_number', 'from_base', 'inverse_beta_cdf', 'inverse_normal_cdf', 'luhn_check', 'map_union',
    'multimap_from_entries', 'normal_cdf', 'regexp_position', 'soundex', 'split_to_map', 'split_to_multimap', 'to_base', 'trim_array',
    'url_decode', 'url_encode', 'url_extract_fragment', 'url_extract_host', 'url_extract_parameter', 'url_extract_path', 'url_extract_port',
    'url_extract_protocol', 'url_extract_query', 'wilson_interval_lower', 'wilson_interval_upper', 'word_stem', 'zip',
  ]),
  ...because('it works on shapes and maps', [
    'bing_tile', 'bing_tile_at', 'bing_tile_coordinates', 'bing_tile_polygon', 'bing_tile_quadkey', 'bing_tile_zoom_level', 'convex_hull_agg',
    'from_encoded_polyline', 'great_circle_distance', 'from_geojson_geometry', 'geometry_from_hadoop_shape', 'geometry_invalid_reason', 'geometry_nearest_points', 'geometry_union',
    'geometry_union_agg', 'line_interpolate_point', 'line_interpolate_points', 'line_locate_point', 'simplify_geometry', 'spatial_partitioning',
    'spatial_partitions', 'to_encoded_polyline', 'to_geojson_geometry', 'to_geometry', 'to_spherical_geography',
    'st_area', 'st_asbinary', 'st_astext', 'st_boundary', 'st_buffer', 'st_centroid', 'st_contains', 'st_convexhull', 'st_coorddim', 'st_crosses',
    'st_difference', 'st_dimension', 'st_disjoint', 'st_distance', 'st_endpoint', 'st_envelope', 'st_envelopeaspts', 'st_equals', 'st_exteriorring',
    'st_geometries', 'st_geometryfromtext', 'st_geometryn', 'st_geometrytype', 'st_geomfrombinary', 'st_interiorringn', 'st_interiorrings',
    'st_intersection', 'st_intersects', 'st_isclosed', 'st_isempty', 'st_isring', 'st_issimple', 'st_isvalid', 'st_length', 'st_linefromtext',
    'st_linestring', 'st_multipoint', 'st_numgeometries', 'st_numinteriorring', 'st_numpoints', 'st_overlaps', 'st_point', 'st_pointn', 'st_points',
    'st_polygon', 'st_relate', 'st_startpoint', 'st_symdifference', 'st_touches', 'st_union', 'st_within', 'st_x', 'st_xmax', 'st_xmin', 'st_y', 'st_ymax',
    'st_ymin',
  ]),
};

function because(reason: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map(name => [name, reason]));
}
