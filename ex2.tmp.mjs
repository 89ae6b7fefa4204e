import { chromium } from '@playwright/test';
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--use-angle=swiftshader','--enable-unsafe-swiftshader']});
for (const [n,w,h,q] of [['proj',1024,768,'&theme=projector'],['phone',390,844,''],['big',390,844,'&big=1']]) {
  const p = await b.newPage({viewport:{width:w,height:h}});
  await p.goto('http://127.0.0.1:4803/?map=static&motion=off'+q+'#canal-draws');
  await p.waitForFunction(()=>document.querySelector('[data-stage]')?.dataset.rest==='true');
  await p.waitForTimeout(500);
  await p.getByRole('button',{name:'自由查看地图'}).focus(); await p.keyboard.press('Enter');
  await p.waitForSelector('.explore-pad'); await p.waitForTimeout(400);
  await p.keyboard.press('+'); await p.waitForTimeout(300); 
  const id = n==='phone' ? 'xiaohe' : 'gongchen-bridge';
  await p.evaluate((id)=>document.querySelector(`[data-spot="${id}"]`).click(), id);
  await p.waitForTimeout(500); await p.screenshot({path:`/tmp/ey-${n}.png`});
  await p.close();
}
await b.close();
