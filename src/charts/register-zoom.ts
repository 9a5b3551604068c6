import { DataZoomInsideComponent } from 'echarts/components';
import { use } from 'echarts/core';

/** Zooming: loaded when a reader first asks for it. */
use([DataZoomInsideComponent]);
